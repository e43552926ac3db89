import { useEffect, useState } from 'react';
import type { Language } from '../lib/languages';
import { type Command, GROUPS } from './command-palette-command';

/** Whether a Chinese label sounds like typed letters. */
type Sounds = (label: string, typed: string) => boolean;

/** Only in Chinese, and only for letters: then the sounds of the labels are of use. */
const wantsSounds = (text: string, language: Language): boolean => language === 'zh-CN' && /[a-z]/i.test(text);

/** The sounds of Chinese labels, fetched when letters are typed for the first time; null until then. */
export function useSounds(text: string, language: Language): Sounds | null {
  const [sounds, setSounds] = useState<Sounds | null>(null);
  const isWanted = sounds === null && wantsSounds(text, language);
  useEffect(() => {
    if (!isWanted) return;
    import('pinyin-pro').then(
      ({ match }) =>
        setSounds(
          () => (label: string, typed: string) =>
            match(label, typed.replace(/\s+/g, ''), { precision: 'start', continuous: true }) !== null,
        ),
      // Without a connection commands are found by their words only.
      () => undefined,
    );
  }, [isWanted]);
  return sounds;
}

const FOUND_OTHERWISE = 4;

/** How well a command fits what is typed: 0 is best, null is not at all. */
function fitOf({ label, note = '' }: Command, typed: string, sounds: Sounds | null): number | null {
  const lower = label.toLowerCase();
  if (lower.startsWith(typed)) return 0;
  if (lower.includes(typed)) return 1;
  if (sounds !== null && /[a-z]/.test(typed) && sounds(label, typed)) return 2;
  return note.toLowerCase().includes(typed) ? 3 : null;
}

interface Narrowing {
  text: string;
  recent: readonly string[];
  sounds: Sounds | null;
}

/** The commands that fit what is typed, by group; in each what was run lately comes first, then what fits best. */
export function narrowed(commands: readonly Command[], { text, recent, sounds }: Narrowing): Command[] {
  const typed = text.trim().toLowerCase();
  const used = new Map(recent.map((id, at) => [id, at]));
  const fitting = commands.flatMap((command, at) => {
    const lately = used.get(command.id) ?? Number.MAX_SAFE_INTEGER;
    if (typed === '') return command.isQuiet && !used.has(command.id) ? [] : [{ command, lately, fit: 0, at }];
    // What is opened the server has found already, by more than its name; a name that begins so still comes first.
    const fit = fitOf(command, typed, sounds) ?? (command.group === 'open' ? FOUND_OTHERWISE : null);
    return fit === null ? [] : [{ command, lately, fit, at }];
  });
  return fitting
    .sort(
      (a, b) =>
        GROUPS.indexOf(a.command.group) - GROUPS.indexOf(b.command.group) ||
        a.lately - b.lately ||
        a.fit - b.fit ||
        a.at - b.at,
    )
    .map(({ command }) => command);
}
