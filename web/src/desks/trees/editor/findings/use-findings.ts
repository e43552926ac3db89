import { useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { TreeDraftFindingsDocument } from '../../../../gql/trees/graphql';
import type { Finding } from './findings-panel';

const WAIT_MS = 500;

interface Findings {
  findings: readonly Finding[];
  state: 'none' | 'stale' | 'fresh';
  error: CombinedError | null;
  ask: () => void;
  /** Takes over what another answer brought. */
  put: (findings: readonly Finding[]) => void;
}

const NONE: readonly Finding[] = [];

/** What the server's check says of the working copy; asked again a moment after each save. Errors come first. */
export function useFindings(id: string, revision: number, hasDraft: boolean, isSaved: boolean): Findings {
  const client = useClient();
  const [known, setKnown] = useState<{ revision: number; findings: readonly Finding[] } | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const [asked, setAsked] = useState(0);
  const latest = useRef(revision);
  latest.current = revision;
  useEffect(() => {
    if (!hasDraft) return undefined;
    let isOff = false;
    const timer = setTimeout(() => {
      void client
        .query(TreeDraftFindingsDocument, { id }, { requestPolicy: 'network-only' })
        .toPromise()
        .then((result) => {
          if (isOff) return;
          setError(result.error ?? null);
          const found = result.data?.tree?.draft?.findings;
          if (found) setKnown({ revision, findings: sorted(found) });
        });
    }, WAIT_MS);
    return () => {
      isOff = true;
      clearTimeout(timer);
    };
  }, [client, id, revision, hasDraft, asked]);
  return {
    findings: known?.findings ?? NONE,
    state: known === null ? 'none' : known.revision === revision && isSaved ? 'fresh' : 'stale',
    error,
    ask: () => setAsked((times) => times + 1),
    put: (findings) => setKnown({ revision: latest.current, findings: sorted(findings) }),
  };
}

const sorted = (findings: readonly Finding[]): Finding[] => [
  ...findings.filter(({ severity }) => severity === 'ERROR'),
  ...findings.filter(({ severity }) => severity !== 'ERROR'),
];
