import { pathToFileURL } from 'node:url';
import { generateClient } from './build/prisma-client.js';
import { buildPrograms, compiledProgram } from './build/programs.js';
import { printError } from './process/terminal.js';

// Usage: node scripts/program.js NAME [arguments]. Compiles the programs if their sources have changed, and runs one of
// them in this process.

const [node = '', , name = '', ...rest] = process.argv;

async function compiled() {
  try {
    await generateClient();
    await buildPrograms();
    return compiledProgram(name);
  } catch (error) {
    printError(error);
    return undefined;
  }
}

const file = await compiled();
if (file) {
  process.argv = [node, file, ...rest];
  await import(pathToFileURL(file).href);
}
