import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A TCP proxy on a free port, to take an engine away and give it back. */
export interface Proxy {
  readonly port: number;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  /** Lets bytes through no more, and says nothing: as a network that lost its way. */
  freeze(): void;
  /** Everything works again; what was frozen flows on. */
  mend(): void;
  close(): Promise<void>;
}

export async function startProxy(target: URL): Promise<Proxy> {
  let state: 'open' | 'cut' | 'frozen' = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((inside) => {
    keep(inside);
    if (state === 'cut') {
      inside.resetAndDestroy();
      return;
    }
    const outside = connect(Number(target.port), target.hostname);
    keep(outside);
    inside.pipe(outside).pipe(inside);
    inside.on('close', () => outside.destroy());
    outside.on('close', () => inside.destroy());
    if (state === 'frozen') {
      inside.pause();
      outside.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    freeze() {
      state = 'frozen';
      for (const socket of sockets) socket.pause();
    },
    mend() {
      state = 'open';
      for (const socket of sockets) socket.resume();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
