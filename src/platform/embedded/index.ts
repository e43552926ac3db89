export { startEngines, type Engines, type EnginesOptions } from './engines.js';
export { keptSecret } from './folder-records.js';
export { NoMongodError } from './mongod-program.js';
export { endLeftovers, LivingServerError, type EngineName } from './run-file.js';
