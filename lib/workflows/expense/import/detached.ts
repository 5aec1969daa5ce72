import 'server-only';

/**
 * Starts work and yields what it reports. The work goes on when the caller stops listening. Throws what the work
 * throws.
 */
export async function* detached<News>(work: (report: (news: News) => void) => Promise<void>): AsyncGenerator<News> {
  const reported: News[] = [];
  let isOver = false;
  let wake = () => {};
  const report = (news: News) => {
    reported.push(news);
    wake();
  };
  const running = work(report).finally(() => {
    isOver = true;
    wake();
  });
  // The error is thrown below if the caller still listens.
  running.catch(() => undefined);
  for (;;) {
    const news = reported.shift();
    if (news !== undefined) yield news;
    else if (isOver) break;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  await running;
}
