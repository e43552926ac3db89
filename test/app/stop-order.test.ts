import { describe, expect, it, jest } from '@jest/globals';
import WebSocket from 'ws';
import { startTestApp } from '../support/start-app.js';

describe('the stop of the app', () => {
  it('closes what commands and walks are sent by after all that uses it', async () => {
    const app = await startTestApp({ withoutEngine: true });
    const { commandJobs, trees } = app.container;
    const steps: string[] = [];
    const stopQueue = commandJobs.stop.bind(commandJobs);
    const closeConnections = trees.commands.close.bind(trees.commands);
    const closeWalks = trees.walks.close.bind(trees.walks);
    jest.spyOn(commandJobs, 'stop').mockImplementation(async () => {
      await stopQueue();
      steps.push('queue');
    });
    jest.spyOn(trees.commands, 'close').mockImplementation(async () => {
      steps.push('connections');
      await closeConnections();
    });
    jest.spyOn(trees.walks, 'close').mockImplementation(async () => {
      steps.push(await knock(app.url));
      await closeWalks();
    });
    await app.end();
    expect(steps).toEqual(['door closed to listeners', 'queue', 'connections']);
  });
});

/** Whether somebody may still begin to listen. */
const knock = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => {
      socket.terminate();
      resolve('door open to listeners');
    });
    socket.on('error', () => resolve('door closed to listeners'));
  });
