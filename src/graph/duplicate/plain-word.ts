export { plainWords } from '../../domain/plain-word.ts';
