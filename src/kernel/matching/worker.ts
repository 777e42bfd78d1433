/** The thread of `createWorkerIndex`: one index, one request after the other. */
import { parentPort } from 'node:worker_threads';
import { createIndex } from './match-index.ts';
import { perform, type Reply, type Request } from './worker-protocol.ts';

const index = createIndex();

parentPort!.on('message', (request: Request) => {
  let reply: Reply;
  try {
    const answer = perform(index, request);
    reply = { number: request.number, size: index.size, answer };
  } catch (error) {
    reply = { number: request.number, size: index.size, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort!.postMessage(reply);
});
