/** What a command's exit code says; `thuocdo --help` and the README print the same list. */
export const exitCodes = { done: 0, returned: 1, usage: 2, fatal: 3, retryable: 4 } as const;
