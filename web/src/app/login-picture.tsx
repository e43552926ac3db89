import { useTranslation } from 'react-i18next';
import { Logo } from './logo';
import styles from './login-page.module.css';

const POINTS = [
  { x: 356, y: 28, r: 6, dim: true },
  { x: 476, y: 58, r: 7, dim: true },
  { x: 596, y: 28, r: 5, dim: false },
  { x: 656, y: 88, r: 10, warm: true },
  { x: 416, y: 158, r: 9, dim: false },
  { x: 536, y: 198, r: 7, dim: true },
  { x: 296, y: 238, r: 5, dim: true },
  { x: 596, y: 268, r: 5, dim: false },
] as const;

const LINES = [
  [0, 1],
  [1, 2],
  [2, 3],
  [0, 4],
  [1, 4],
  [3, 5],
  [4, 5],
  [4, 6],
  [5, 7],
] as const;

/** The dark half of the login page: what this is for, and a piece of the graph. */
export function LoginPicture() {
  const { t } = useTranslation();
  return (
    <aside className={styles['picture']}>
      <div className={styles['brand']}>
        <Logo size={28} />
        <span>CareGraph</span>
      </div>
      <p className={styles['headline']}>
        {t('login.headline1')}
        <br />
        {t('login.headline2')}
      </p>
      <p className={styles['text']}>{t('login.text')}</p>
      <svg className={styles['graph']} viewBox="0 0 716 268" aria-hidden="true" preserveAspectRatio="xMidYMax slice">
        {LINES.map(([from, to]) => (
          <line
            key={`${from}-${to}`}
            x1={POINTS[from].x}
            y1={POINTS[from].y}
            x2={POINTS[to].x}
            y2={POINTS[to].y}
            stroke="#2c5458"
            strokeWidth="1.4"
          />
        ))}
        <line x1="656" y1="88" x2="716" y2="118" stroke="#2c5458" strokeWidth="1.4" />
        {POINTS.map((point) => (
          <circle
            key={`${point.x}-${point.y}`}
            cx={point.x}
            cy={point.y}
            r={point.r}
            fill={'warm' in point ? '#d9a648' : point.dim ? '#39696d' : '#4fb3ad'}
          />
        ))}
      </svg>
    </aside>
  );
}
