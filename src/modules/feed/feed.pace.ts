import type { LivePace, ScanPace } from '../../platform/events/index.js';

/** Figures by which the feed and its like work; the same for everybody. Tests give smaller ones. */
export interface FeedPace extends LivePace, ScanPace {}

export const feedPace: FeedPace = {
  maxReplay: 5_000,
  heartbeatMs: 30_000,
  judgementMs: 1_000,
  retryMs: 1_000,
  scanSize: 200,
  maxScans: 25,
};
