// All that has to do with walks lies behind this one door: one script for both desks, and none of it in the first load.
export { WalkChips } from '../agent/walk/walk-chips';
export { WalkSide } from '../agent/walk/walk-side';
export { WalkPanel } from '../team/walks/walk-panel';
export { WalksPart } from '../team/walks/walks-part';
