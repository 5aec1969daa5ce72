import type { Spelling } from './brand';
import { cars } from './cars';
import { food } from './food';
import { office } from './office';
import { services } from './services';
import { software } from './software';
import { travel } from './travel';

export const allSpellings: readonly Spelling[] = [...travel, ...cars, ...food, ...software, ...office, ...services];
