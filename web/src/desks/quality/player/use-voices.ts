import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Whose voice is heard: of a recording with two channels the first is the agent's, the second the customer's. */
export const VOICES = ['BOTH', 'AGENT', 'CUSTOMER'] as const;
export type Voice = (typeof VOICES)[number];

interface Graph {
  readonly context: AudioContext;
  readonly source: MediaElementAudioSourceNode;
  readonly splitter: ChannelSplitterNode;
}

/** An element gives its sound to one graph for good. */
const graphs = new WeakMap<HTMLMediaElement, Graph>();

function graphOf(audio: HTMLMediaElement): Graph {
  const known = graphs.get(audio);
  if (known) return known;
  const context = new AudioContext();
  const made = { context, source: context.createMediaElementSource(audio), splitter: context.createChannelSplitter(2) };
  graphs.set(audio, made);
  return made;
}

/** Lets one voice through, to both ears. */
function hear(audio: HTMLMediaElement, voice: Voice): void {
  const { context, source, splitter } = graphOf(audio);
  source.disconnect();
  splitter.disconnect();
  if (voice === 'BOTH') source.connect(context.destination);
  else {
    source.connect(splitter);
    splitter.connect(context.destination, voice === 'AGENT' ? 0 : 1);
  }
  void context.resume();
}

/**
 * Which voice of a recording is heard. The browser's sound graph is made when one is first chosen, by a press as browsers want it;
 * a recording that is heard as it is never goes through it.
 */
export function useVoices(ref: RefObject<HTMLAudioElement | null>) {
  const [voice, setVoice] = useState<Voice>('BOTH');
  const heard = useRef<HTMLAudioElement | null>(null);
  const nextVoice = useCallback((): void => {
    const audio = ref.current;
    const next = VOICES[(VOICES.indexOf(voice) + 1) % VOICES.length] ?? 'BOTH';
    if (!audio) return;
    try {
      hear(audio, next);
      heard.current = audio;
      setVoice(next);
    } catch {
      // A browser without it: both voices go on as they are.
    }
  }, [ref, voice]);
  useEffect(
    () => () => {
      if (heard.current) void graphs.get(heard.current)?.context.close();
    },
    [],
  );
  return { voice, nextVoice };
}
