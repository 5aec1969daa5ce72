/** Whether an error or a printed text says that an allocation failed: in V8, in WebAssembly, or in native code. */
export const isOutOfMemory = (text: string): boolean =>
  /out of memory|failed to allocate|allocation failed|allocation_failed|unable to grow instance memory|cannot enlarge memory|bad_alloc|enomem/i.test(
    text,
  );
