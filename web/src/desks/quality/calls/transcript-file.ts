import type { TranscriptTurnInput } from '../../../gql/quality/graphql';

type Speaker = TranscriptTurnInput['speaker'];

const NAMES: Readonly<Record<string, Speaker>> = {
  agent: 'AGENT',
  a: 'AGENT',
  座席: 'AGENT',
  坐席: 'AGENT',
  客服: 'AGENT',
  customer: 'CUSTOMER',
  caller: 'CUSTOMER',
  c: 'CUSTOMER',
  客户: 'CUSTOMER',
  用户: 'CUSTOMER',
};

const LINE = /^\s*\[?(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)\]?[\s,\t]+([^\s:：,]+)\s*[:：,\t\s]\s*(.+)$/u;

const speakerOf = (raw: unknown): Speaker | null => NAMES[String(raw).trim().toLowerCase()] ?? null;

function fromJson(text: string): TranscriptTurnInput[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const list = Array.isArray(read) ? read : (read as { turns?: unknown } | null)?.turns;
  if (!Array.isArray(list)) return null;
  const turns = (list as Record<string, unknown>[]).map((row) => {
    const speaker = speakerOf(row['speaker']);
    const second = Number(row['second'] ?? row['start']);
    const words = row['text'];
    return speaker && Number.isFinite(second) && typeof words === 'string' && words.trim()
      ? { speaker, second, text: words.trim() }
      : null;
  });
  return turns.includes(null) ? null : (turns as TranscriptTurnInput[]);
}

/**
 * Reads a transcript: JSON (`[{"speaker":"AGENT","second":2.5,"text":"…"}]`), or a line for each turn (`0:02 座席: 您好`). Null where
 * it is neither; `line` is the first that cannot be read.
 */
export function readTranscript(text: string): { turns: TranscriptTurnInput[] } | { line: number } {
  const json = fromJson(text);
  if (json) return json.length > 0 ? { turns: json } : { line: 1 };
  const turns: TranscriptTurnInput[] = [];
  const lines = text.split(/\r?\n/u);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const match = LINE.exec(line);
    const speaker = match && speakerOf(match[4]);
    if (!match || !speaker) return { line: at + 1 };
    const second = Number(match[1] ?? 0) * 3_600 + Number(match[2]) * 60 + Number((match[3] ?? '0').replace(',', '.'));
    turns.push({ speaker, second, text: (match[5] ?? '').trim() });
  }
  return turns.length > 0 ? { turns } : { line: 1 };
}
