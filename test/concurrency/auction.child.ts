/** An app process that serves the live room and nothing else, on a database that outlives it; for the test to kill. */
import { buildServer } from '../../src/delivery/http/index.ts';
import { connect } from '../../src/kernel/db/index.ts';
import { roomRoutes } from '../../src/modules/trading/routes.ts';
import { bidderActor, roomParts } from './auction-house.ts';

const db = await connect({ url: process.argv[2]!, connections: 8 });
const app = await buildServer({
  routes: roomRoutes(roomParts), db, clock: { now: () => new Date() }, info: { title: '竞价', version: '0' }, logLevel: 'silent', ratePerMinute: 1_000_000,
  identity: {
    actorOfSession: async (_db, token) => {
      const actor = bidderActor(token);
      return actor && { actor, sessionId: token };
    },
  },
});
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
