// Preloaded into a worker (`node --import`): shifts its clock by CLOCK_SKEW_SECONDS, as on a server without NTP.
// Monotonic time (performance.now) stays correct.
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
