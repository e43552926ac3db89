import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What an agent's browser loads before the desk stands, in kB (1,000 bytes) of compressed script. */
const LIMIT_KB = 230;

/** Chunks that the first load needs although the entry does not import them statically. */
const ALSO_FIRST = [/\/desks\/agent\/index\.tsx$/, /\/src\/words\/zh-CN\.json$/, /\/desks\/agent\/words\/zh-CN\.json$/];

/** Measures shell and agent desk after each build, says how large they are, and fails the build when they outgrow the limit. */
export function firstLoad(): Plugin {
  return {
    name: 'caregraph-first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      const found = new Set<string>();
      const visit = (name: string): void => {
        const chunk = bundle[name];
        if (!chunk || chunk.type !== 'chunk' || found.has(name)) return;
        found.add(name);
        for (const imported of chunk.imports) visit(imported);
      };
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { facadeModuleId } = chunk;
        if (chunk.isEntry || ALSO_FIRST.some((pattern) => pattern.test(facadeModuleId ?? ''))) visit(name);
      }
      let bytes = 0;
      for (const name of found) {
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code).length;
      }
      const size = (bytes / 1000).toFixed(1);
      if (bytes > LIMIT_KB * 1000)
        this.error(`Shell and agent desk weigh ${size} kB compressed; the limit is ${LIMIT_KB} kB.`);
      this.info(`first load, shell and agent desk: ${size} kB gzip (limit ${LIMIT_KB})`);
    },
  };
}
