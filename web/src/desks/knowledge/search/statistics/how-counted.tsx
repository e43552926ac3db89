import { Card } from '../../../../components/card';
import { useSearchWords } from '../words';
import { TILES } from './figures';
import styles from './statistics-page.module.css';

/** What each figure means. The two click rates that are in use elsewhere stand side by side, so that nobody compares one with the other. */
export function HowCounted() {
  const { s } = useSearchWords();
  return (
    <Card>
      <details className={styles['counted']}>
        <summary>{s('figures.howCounted')}</summary>
        <p className={styles['both']}>{s('figures.twoClickRates')}</p>
        <dl>
          {TILES.map((key) => (
            <Definition key={key} name={s(`figures.names.${key}`)} text={s(`figures.about.${key}`)} />
          ))}
        </dl>
      </details>
    </Card>
  );
}

function Definition({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
