/** The mark of CareGraph. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M16.4 6.6a7.6 7.6 0 1 0 0 10.8" stroke="#55c7bf" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M12 12h8" stroke="#fff" strokeWidth="1.8" />
      <circle cx="11.4" cy="12" r="2.5" fill="#fff" />
      <circle cx="20" cy="12" r="2" fill="#f0b95a" />
    </svg>
  );
}
