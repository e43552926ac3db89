const benches: Readonly<Record<string, () => Promise<{ run(words: readonly string[]): Promise<void> }>>> = {
  articles: () => import('./articles/articles.js'),
  calls: () => import('./calls/calls.js'),
  quality: () => import('./quality/quality.js'),
  relevance: () => import('./relevance/relevance.js'),
  'search-latency': () => import('./search-latency/search-latency.js'),
  tree: () => import('./tree/tree.js'),
};

const usage = `npm run bench -- NAME [options]

  articles    how quickly articles are read, published, compared, rendered and imported, each beside the same without the product
              --only A,B    of texts, reading, publishing, importing
              --seconds N   of each measurement (default 8)
              --rows N      of the import (default 10000)
              --publications N  (default 100)
              --data DIR    folder of test sets (default ../shared/data); without it texts are made up
              --profile NAME  writes what the app's process does to NAME-<part>.cpuprofile
              --json FILE   writes the figures there too
              --lenient     ends well even where a wanted figure does not hold

  calls       how quickly calls are imported by file, beside a bare insert of the same documents
              --rows N      of each import (default 100000)
              --profile NAME  writes what the app's process does during the imports to NAME-<format>.cpuprofile
              --json FILE   writes the figures there too
              --lenient     ends well even where a wanted figure does not hold

  quality     how quickly evaluations are scored, figures computed and recordings streamed, each beside the same without the product
              --only A,B    of scoring, dashboard, streaming
              --evaluations N  that the dashboard is of, and as many calls (default 100000)
              --megabytes N of the recording that is streamed (default 16)
              --json FILE   writes the figures there too
              --lenient     ends well even where a wanted figure does not hold

  relevance   how often the right document stands first: ours, plain BM25 and the search engine's defaults
              --data DIR    folder of test sets (default ../shared/data), or one set in the same format
              --fit         fits the scorer's weights on the even queries and tells what they give on the odd ones
              --fit-confidence  the same for the confidence, by questions that can and cannot be answered
              --json FILE   writes the figures there too

  search-latency  how long searches, indexing and publishing take, each beside the search engine alone
              --passages N,M  sizes of the index (default 13000,100000)
              --seconds N   of each measurement (default 8)
              --data DIR    folder of test sets (default ../shared/data); without it texts are made up
              --profile NAME  writes what the app's process does during the searches to NAME-<size>.cpuprofile
              --json FILE   writes the figures there too
              --lenient     ends well even where a wanted figure does not hold

  tree        how long steps of walks, the check of trees and figures of walks take, each beside the same without the product
              --only A,B    of validation, steps, analytics
              --seconds N   of each measurement of steps (default 8)
              --sessions N  walks that the figures are of (default 100000)
              --json FILE   writes the figures there too
              --lenient     ends well even where a wanted figure does not hold
`;

const [name = '', ...words] = process.argv.slice(2);
const load = benches[name];
if (!load) {
  process.stdout.write(usage);
  process.exit(name === '' || name === '--help' ? 0 : 1);
}
try {
  await (await load()).run(words);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
