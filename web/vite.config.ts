import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode, command }) => {
  // Built from within a test run, NODE_ENV says "test", and the libraries would behave as in their own tests.
  if (command === 'build') process.env.NODE_ENV = 'production';
  // PORT names the running server, as it does for `npm start`.
  const port = loadEnv(mode, '.', 'PORT')['PORT'] ?? '3000';
  return {
    plugins: [react()],
    server: { proxy: { '/api': `http://127.0.0.1:${port}` } },
    build: {
      outDir: 'dist',
      target: 'es2022',
      // Screens are split by their lazy imports; only what every screen needs is named here, so that a new release of a
      // screen leaves it in the browser's cache.
      rolldownOptions: {
        // A contract file only describes; a screen that uses one of its routes need not carry the others.
        treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/](kernel|modules|flows|delivery)[\\/]/, sideEffects: false }] },
        output: {
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 }],
          },
        },
      },
    },
  };
});
