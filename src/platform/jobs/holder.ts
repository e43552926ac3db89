import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Holders of this process that still work; another one with our process id is of a process that has gone. */
const living = new Set<string>();

/** A new name for something in this process that claims work: machine, process id, and a random part. */
export function newHolder(): string {
  const holder = `${hostname()}/${process.pid}/${randomBytes(6).toString('hex')}`;
  living.add(holder);
  return holder;
}

/** The holder has stopped: what it still seems to hold may be taken at once. */
export function retireHolder(holder: string): void {
  living.delete(holder);
}

/**
 * Whether a holder has certainly gone: it was on this machine and its process is no more. After a kill -9 a restarted
 * server need not wait for the lease to run out. Of other machines nothing is known: their leases run out.
 */
export function isGone(holder: string): boolean {
  const [machine, pid] = holder.split('/');
  if (machine !== hostname()) return false;
  if (Number(pid) === process.pid) return !living.has(holder);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
