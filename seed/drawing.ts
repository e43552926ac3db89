import { crc32, deflateSync } from 'node:zlib';

// Pictures and papers of the demo, drawn here.

type Colour = readonly [red: number, green: number, blue: number];
type Shape = (x: number, y: number) => Colour | null;

const size = { width: 480, height: 400 } as const;

const box =
  (left: number, top: number, right: number, bottom: number, colour: Colour): Shape =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom ? colour : null;

const ring =
  (centreX: number, centreY: number, inner: number, outer: number, colour: Colour): Shape =>
  (x, y) => {
    const distance = Math.hypot(x - centreX, y - centreY);
    return distance >= inner && distance < outer ? colour : null;
  };

const ink: Colour = [38, 62, 66];
const body: Colour = [248, 250, 250];
const glass: Colour = [176, 206, 210];
const mark: Colour = [217, 119, 6];

/** Later shapes lie above earlier ones. */
const washer: readonly Shape[] = [
  box(120, 20, 360, 380, ink),
  box(124, 24, 356, 376, body),
  box(124, 76, 356, 80, ink),
  box(140, 38, 214, 64, glass),
  ring(322, 50, 0, 15, ink),
  ring(322, 50, 0, 11, body),
  ring(240, 200, 0, 92, ink),
  ring(240, 200, 0, 84, body),
  ring(240, 200, 0, 66, ink),
  ring(240, 200, 0, 62, glass),
  box(290, 322, 342, 358, ink),
  box(293, 325, 339, 355, body),
  ring(316, 340, 0, 9, ink),
  ring(316, 340, 40, 46, mark),
];

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
};

/** A washing machine from the front, with the door of its drain filter ringed: a PNG. */
export function drainFilterPicture(): Buffer {
  const { width, height } = size;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let colour: Colour = [255, 255, 255];
      for (const shape of washer) colour = shape(x, y) ?? colour;
      rows.set(colour, y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, red green blue, nothing interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const sheetLines = [
  'RECALL CHECK SHEET - DOOR SEAL',
  '',
  'Model:   [ ] XQG100-B12    [ ] XQG90-C3',
  'Serial number, first six characters:  ____________',
  '',
  '[ ] 240501 - 240630   [ ] 240801 - 240815   [ ] 24A...',
  '',
  '[ ] Seal exchanged, free of charge',
  '[ ] Old seal taken along',
  '[ ] Hot programme run, no leak after 10 minutes',
  '',
  'Technician: ______________    Customer: ______________',
];

/** One page to be ticked off at the customer's: a PDF with a standard font. */
export function recallSheet(): Buffer {
  const escaped = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`);
  const text = sheetLines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
  const content = `BT /F1 14 Tf 22 TL 60 760 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(pdf.length);
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}
