const framework = ['next', 'next-auth', 'react', 'react-dom'];
const database = ['@prisma', 'pg', '@/lib/data/generated'];
const platform = ['lib/env', 'lib/log'];

/**
 * For each layer of the code, the project folders that it may import (`imports`) and the packages and folders that it
 * must not import (`never`). A file belongs to the layer with the longest matching name. Files outside these folders
 * (prisma, proof) may import everything. Tests and `testing` folders are exempt unless `testsToo` is set.
 */
export const layers = {
  'lib/domain': { imports: [], never: [...framework, ...database, '@codat', 'node:', 'server-only'] },
  'lib/data': { imports: ['lib/domain', ...platform], never: ['next', 'next-auth', '@codat'] },
  'lib/codat': { imports: ['lib/domain', ...platform], never: [...framework, ...database] },
  // Runs programs of other layers in child processes. It names them by path and imports nothing.
  'lib/process': { imports: [], never: [...framework, ...database, '@codat'] },
  'lib/storage': { imports: ['lib/domain', 'lib/process', ...platform], never: [...framework, ...database, '@codat'] },
  'lib/workflows': {
    imports: ['lib/domain', 'lib/data', 'lib/codat', 'lib/process', 'lib/storage', ...platform],
    never: [...framework, ...database, '@codat'],
  },
  'lib/auth': { imports: ['lib/domain', 'lib/data', ...platform], never: [...database, '@codat'] },
  'lib/actions': {
    imports: ['lib/domain', 'lib/data', 'lib/workflows', 'lib/auth', ...platform],
    never: [...database, '@codat'],
  },
  'lib/jobs': {
    imports: ['lib/domain', 'lib/data', 'lib/workflows', ...platform],
    never: [...framework, '@prisma', '@/lib/data/generated', '@codat'],
  },
  components: { imports: ['lib/domain', 'lib/actions'], never: [...database, '@codat', 'node:'] },
  app: {
    imports: ['components', 'lib/domain', 'lib/data', 'lib/auth', 'lib/actions', ...platform],
    never: [...database, '@codat'],
  },
  'app/[company]/api': {
    imports: ['app/api', 'lib/domain', 'lib/data', 'lib/workflows', 'lib/storage', 'lib/auth', ...platform],
    never: [...database, '@codat'],
  },
  // A route may import the verification of Codat's webhook signature, but no other part of lib/codat.
  'app/api': {
    imports: ['lib/domain', 'lib/data', 'lib/workflows', 'lib/storage', 'lib/codat/webhook', 'lib/auth', ...platform],
    never: [...database, '@codat'],
  },
  // If the sandbox shared code with the application, it would have the same mistakes and could not reveal them.
  sandbox: { imports: ['scripts'], never: [], testsToo: true },
  e2e: { imports: [], never: [], testsToo: true },
  scripts: { imports: [], never: [] },
};

/**
 * For the folders within one layer: a listed folder may import only the folders in its list. Folders without a list,
 * and files directly in the layer's folder, may import everything and be imported by everything.
 */
export const nouns = {
  'lib/domain': {
    company: ['reading'],
    sync: ['movement'],
    movement: ['sync'],
    expense: ['claim', 'list', 'movement', 'reading', 'sync'],
    receipt: [],
    claim: ['books', 'company', 'expense', 'movement', 'reading', 'transfer'],
    books: ['expense', 'sync'],
    transfer: ['books', 'movement', 'reading'],
    mapping: ['books', 'company', 'list'],
    merchant: ['company'],
    suggestions: ['books', 'mapping', 'merchant'],
    rules: ['books', 'expense', 'merchant', 'reading'],
    coding: ['books', 'claim', 'company', 'expense', 'mapping', 'merchant', 'movement', 'rules', 'transfer'],
    reading: [],
    import: ['company', 'expense', 'merchant', 'movement', 'reading', 'reconcile', 'transfer'],
    'bank-line': ['books', 'expense', 'import', 'mapping', 'merchant', 'sync', 'transfer'],
    ingest: ['company', 'expense', 'import', 'movement', 'receipt', 'transfer'],
    reconcile: ['merchant', 'movement'],
    causes: ['expense'],
    task: [],
    list: [],
    counts: ['mapping'],
    close: ['books', 'expense', 'movement'],
    report: ['books', 'company', 'expense', 'list', 'mapping', 'reading'],
  },
  'lib/data': {
    // Whatever changes how an expense is coded stores the status of the movements again. For that, the status is
    // evaluated from the folders below. The linter refuses a cycle of files.
    movement: ['close', 'coding', 'company', 'expense', 'transfer'],
    claim: ['books', 'close', 'coding', 'company', 'connection', 'expense', 'movement', 'setup', 'sync'],
    company: ['movement'],
    sync: ['movement'],
    receipt: ['movement', 'sync'],
    connection: ['movement', 'sync'],
    books: ['connection', 'movement', 'reconcile', 'sync'],
    rules: ['books', 'company', 'connection', 'counts', 'setup'],
    task: [],
    setup: ['books', 'company', 'connection', 'mapping'],
    counts: ['movement', 'task'],
    report: ['setup'],
    mapping: ['books', 'company', 'connection', 'counts', 'movement', 'rules', 'setup', 'task'],
    // Coding writes the lines of an expense. The import in the other direction is also needed, because a new expense is
    // coded when it is stored.
    coding: [
      'books',
      'claim',
      'company',
      'connection',
      'counts',
      'expense',
      'mapping',
      'movement',
      'rules',
      'setup',
      'task',
    ],
    close: ['movement', 'reconcile', 'task'],
    transfer: ['close', 'coding', 'expense', 'mapping', 'movement', 'setup', 'sync'],
    expense: [
      'books',
      'claim',
      'close',
      'coding',
      'company',
      'connection',
      'movement',
      'report',
      'setup',
      'sync',
      'task',
      'transfer',
    ],
    reconcile: [
      'books',
      'claim',
      'close',
      'coding',
      'company',
      'connection',
      'expense',
      'movement',
      'setup',
      'sync',
      'transfer',
    ],
    support: ['movement', 'sync'],
    ingest: ['expense', 'movement'],
  },
  'lib/workflows': {
    books: [],
    close: [],
    expense: [],
    ingest: ['expense', 'receipt'],
    'bank-line': ['books', 'expense', 'sync'],
    mapping: [],
    movement: [],
    receipt: [],
    reconcile: ['books'],
    sync: ['books'],
    task: [],
  },
};
