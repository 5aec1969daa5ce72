// Loaded before a worker (`node --import`): its clock is wrong by CLOCK_SKEW_SECONDS, as that of a machine nobody looks
// after. What measures spans (performance.now) is as right as ever.
const skew = Number(process.env.CLOCK_SKEW_SECONDS ?? 0) * 1000;

if (skew !== 0) {
  const True = Date;
  const trueNow = True.now;
  True.now = () => trueNow() + skew;
  globalThis.Date = new Proxy(True, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget),
    apply: (target) => new target(target.now()).toString(),
  });
}
