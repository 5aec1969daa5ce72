/** What only a person can decide about the file. */
export type Question = {
  readonly about: QuestionAbout;
  /** The answers to choose from; empty when the person types the answer, as for a rate. */
  readonly options: readonly string[];
  /** Whether no row is planned until it is answered. */
  readonly blocks: boolean;
  /** Lines of the file that show what the answer changes. */
  readonly samples: readonly string[];
};
export type QuestionAbout =
  | 'encoding'
  | 'columns'
  | 'which sign is spending'
  | 'order of day and month'
  | 'decimals'
  | `rate for ${string}`;
