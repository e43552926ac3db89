import { Store } from './store';

export interface Toast {
  id: number;
  tone: 'plain' | 'good' | 'info' | 'warn' | 'bad';
  text: string;
  detail?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

export const toastStore = new Store<readonly Toast[]>([]);

/** How long one stays; what only confirms an act of one's own goes sooner. */
const SHOWN_MS = 7_000;
const CONFIRMATION_MS = 3_000;
const AT_MOST = 3;
let last = 0;

export function closeToast(id: number): void {
  toastStore.set(toastStore.get().filter((toast) => toast.id !== id));
}

/** Tells something in passing: announced politely, never takes the focus, goes by itself. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  last += 1;
  const id = last;
  toastStore.set([...toastStore.get(), { ...toast, id }].slice(-AT_MOST));
  setTimeout(() => closeToast(id), toast.tone === 'good' ? CONFIRMATION_MS : SHOWN_MS);
}
