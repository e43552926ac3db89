const benches: Readonly<Record<string, () => Promise<{ run(words: readonly string[]): Promise<void> }>>> = {
  relevance: () => import('./relevance/relevance.js'),
};

const usage = `npm run bench -- NAME [options]

  relevance   how often the right document stands first: ours, plain BM25 and the search engine's defaults
              --data DIR    folder of test sets (default ../shared/data), or one set in the same format
              --fit         fits the scorer's weights on the even queries and tells what they give on the odd ones
              --fit-confidence  the same for the confidence, by questions that can and cannot be answered
              --json FILE   writes the figures there too
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
