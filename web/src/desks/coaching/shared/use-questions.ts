import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { AskedQuestionsDocument } from '../../../gql/coaching/graphql';

/** A question as the form asks it. */
export interface Asked {
  readonly ref: string;
  readonly text: { zhCN: string; en: string };
}

/** Questions in the order of the form, by the id of its version. */
export type Questions = ReadonlyMap<string, readonly Asked[]>;

/** The questions of the forms behind a list of evaluations: each version is asked for once, not with every row. */
export function useQuestions(
  evaluations: readonly { id: string; scorecardVersion: { id: string } | null }[],
): Questions {
  const client = useClient();
  const [found, setFound] = useState<Questions>(new Map());
  // One evaluation for each version: through it the version is read.
  const byVersion = new Map(evaluations.map(({ id, scorecardVersion }) => [scorecardVersion?.id ?? '', id]));
  const wanted = [...byVersion.keys()].filter((versionId) => versionId !== '' && !found.has(versionId));
  const key = wanted.join(' ');
  useEffect(() => {
    const stops = wanted.map((versionId) =>
      client.query(AskedQuestionsDocument, { evaluationId: byVersion.get(versionId) ?? '' }).subscribe(({ data }) => {
        const questions = data?.evaluation?.scorecardVersion?.content.sections.flatMap((section) => section.questions);
        if (questions) setFound((before) => new Map(before).set(versionId, questions));
      }),
    );
    return () => stops.forEach((stop) => stop.unsubscribe());
  }, [client, key]);
  return found;
}
