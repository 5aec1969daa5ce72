// Loaded into a worker before its own code (`node --import`). It shifts the clock by CLOCK_SKEW_SECONDS, as on a server
// whose clock is not synchronised. Monotonic time (performance.now) stays correct.
const skew = Number(process.env.CLOCK_SKEW_SECONDS ?? 0) * 1000;

if (skew !== 0) {
  const RealDate = Date;
  const realNow = RealDate.now;
  RealDate.now = () => realNow() + skew;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget),
    apply: (target) => new target(target.now()).toString(),
  });
}
