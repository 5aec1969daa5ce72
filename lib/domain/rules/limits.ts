export const ruleLimits = { name: 80, conditions: 20, values: 20, text: 200, rules: 500 } as const;
