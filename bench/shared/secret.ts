/** Both processes know it: a token of the one is good in the other. */
export const benchSecret = 'bench-secret-bench-secret-bench-secret-0123456789';
