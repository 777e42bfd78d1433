/** Sleeps until a time is up or somebody calls `wake`; a call that comes while awake is not lost. */
export interface Waker {
  wake(): void;
  sleep(ms: number): Promise<void>;
}

export function createWaker(): Waker {
  let called = false;
  let stir: (() => void) | undefined;
  return {
    wake: () => {
      called = true;
      stir?.();
    },
    sleep: async (ms) => {
      if (!called) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          stir = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      called = false;
      stir = undefined;
    },
  };
}
