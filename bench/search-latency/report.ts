const WIDTH = 8;
const NAME = 26;

/** The head of a table. */
export function title(name: string, columns: string): void {
  process.stdout.write(`\n${name.padEnd(NAME)}${columns}\n`);
}

/** One line of a table: numbers with one digit behind the point, texts as they are. */
export function line(name: string, values: readonly (number | string)[]): void {
  const cells = values.map((value) => (typeof value === 'number' ? value.toFixed(1).padStart(WIDTH) : ` ${value}`));
  process.stdout.write(`${name.padEnd(NAME)}${cells.join('')}\n`);
}

/** A plain line. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
