#!/usr/bin/env node
import { startCommandLine } from './cli/start.ts';

await startCommandLine(process);
