import { expect, it } from 'vitest';
import { leftOutPage } from './left-out-page.ts';

it('says on a page in step with the code what each format leaves out; `npm run update` writes it', async () => {
  const page = leftOutPage();
  await expect(page).toMatchFileSnapshot('../../docs/exports/left-out.md');
  expect(page).not.toMatch(/^## jsonl/m);
});
