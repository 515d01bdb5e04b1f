/** Asks again and again until there is an answer; throws with `what` where some minutes gave none. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | null>,
  minutes = 3,
): Promise<Answer> {
  const end = performance.now() + minutes * 60_000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what}: there was none within ${minutes} minutes.`);
}
