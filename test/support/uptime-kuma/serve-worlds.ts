import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {answerAs, type KumaState} from './answers.js';
import {stateOfWorld} from './state-of-world.js';
import type {World} from './world.js';

/** One server for any number of worlds, each below a path of its own, as an Uptime Kuma behind a proxy. */
export async function serveWorlds() {
  const worlds = new Map<string, {world: World; state: KumaState; began: number}>();
  const server = createServer((request, response) => {
    const [, name = '', path = '/', query = ''] =
      /^\/([^/]+)([^?]*)\??(.*)$/.exec(request.url ?? '') ?? [];
    const found = worlds.get(name);
    const answer = found && answerAs(found.state, path, new URLSearchParams(query));
    if (!found || !answer) {
      response.writeHead(404, {'content-type': 'text/plain'}).end();
      return;
    }
    const {world, began} = found;
    // A cache keeps the answer and its date; what it has never been asked for comes from Uptime Kuma itself.
    const held = query ? 0 : world.cachedFor;
    const passed = held ? 0 : Date.now() - began;
    response.writeHead(answer.status, {
      'content-type': answer.type,
      date: new Date(world.now - held + world.clockAhead + passed).toUTCString(),
      ...(held && world.saysAge ? {age: String(Math.round(held / 1000))} : {}),
    });
    response.end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** @returns the base address of its Uptime Kuma */
    add(world: World): string {
      worlds.set(`${world.seed}`, {world, state: stateOfWorld(world), began: Date.now()});
      return `${base}/${world.seed}`;
    },
    remove: (world: World) => worlds.delete(`${world.seed}`),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
