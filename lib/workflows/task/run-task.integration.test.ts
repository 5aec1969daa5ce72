import { beforeAll, describe, expect, test } from 'vitest';
import { closeMonth } from '@/lib/data/close/close';
import { monthDetail } from '@/lib/data/close/month';
import { applyRule } from '@/lib/data/coding/apply-rule';
import { previewRule } from '@/lib/data/coding/rule-preview';
import { removeMember } from '@/lib/data/company/members';
import { addRule } from '@/lib/data/rules/changes';
import { doPage } from '@/lib/data/task/pages';
import { cancelTask, dismissTask, shownTasks } from '@/lib/data/task/tasks';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Rule } from '@/lib/domain/rules/rule';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { aLargeCompany, ferries, many, openTask, ruleFor } from '@/lib/testing/large-company';
import { aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { taskPages } from './kinds';
import { runTask } from './run-task';

const revisionsOf = (viewer: Viewer) =>
  asSuperuser<{ revision: number; count: number }>(
    `select revision, count(*)::int as count from movements where company_id = $1 group by 1 order by 1`,
    [viewer.companyId],
  );

describe('a rule for more expenses than one request works on', () => {
  let viewer: Viewer;
  let travel: string;
  let rule: Rule;
  beforeAll(async () => {
    ({ viewer, travel } = await aLargeCompany());
    rule = ruleFor('zzyzx', travel);
  });

  test('is previewed by a worker, for all of them, and asked for once', async () => {
    expect(await previewRule(viewer, rule)).toMatchObject({ state: 'looking', progress: { done: 0, total: many } });
    expect(await previewRule(viewer, rule)).toMatchObject({ state: 'looking' });
    expect((await waitingJobs('run-task')).filter(({ data }) => data.companyId === viewer.companyId)).toHaveLength(1);
    await runJobs();
    const seen = await previewRule(viewer, rule);
    expect(seen).toMatchObject({
      state: 'seen',
      preview: { looked: many, fits: ferries, changes: ferries, totalMinor: String(ferries * 100) },
    });
    expect(seen.state === 'seen' && seen.preview.first.map(({ day }) => day)).toEqual(Array(20).fill('2026-11-20'));
  });

  test('another rule replaces the preview that a person no longer waits for', async () => {
    await previewRule(viewer, ruleFor('older', travel));
    const { taskId } = await openTask(viewer);
    await previewRule(viewer, ruleFor('newer', travel));
    const [older] = await asSuperuser(`select state from background_tasks where id = $1`, [taskId]);
    expect(older).toEqual({ state: 'cancelled' });
    await runJobs();
  });

  test('survives a crash of the worker, and two workers at once: each expense is coded once', async () => {
    await addRule(viewer, rule.id, rule);
    expect(await applyRule(viewer, rule)).toBeNull();
    const task = await openTask(viewer);
    expect(await doPage(task, taskPages)).toBe(true);
    const crashing = { ...taskPages, 'apply-rule': crashAfter(taskPages['apply-rule']) };
    await expect(doPage(task, crashing)).rejects.toThrow('the process ended');
    expect(await shownTasks(viewer)).toMatchObject([{ state: 'running', done: 500, total: many }]);
    await Promise.all([runTask(task), runTask(task)]);
    expect(await shownTasks(viewer)).toMatchObject([
      { kind: 'apply-rule', state: 'done', subject: 'zzyzx rule', done: many, total: many, changed: ferries },
    ]);
    expect(await revisionsOf(viewer)).toEqual([
      { revision: 1, count: many - ferries },
      { revision: 2, count: ferries },
    ]);
  });

  test('its result stays on the pages until a person dismisses it', async () => {
    const [task] = await shownTasks(viewer);
    await dismissTask(viewer, task?.id ?? '');
    expect(await shownTasks(viewer)).toEqual([]);
  });

  test('stops after the current page when a person asks', async () => {
    const other = ruleFor('somewhere', travel);
    await addRule(viewer, other.id, other);
    await applyRule(viewer, other);
    const task = await openTask(viewer);
    await doPage(task, taskPages);
    await cancelTask(viewer, task.taskId);
    expect(await shownTasks(viewer)).toMatchObject([{ isCancelling: true }]);
    await runJobs();
    const [stopped] = await shownTasks(viewer);
    expect(stopped).toMatchObject({ state: 'cancelled', done: 500, isCancelling: false });
    expect(stopped?.changed).toBeGreaterThan(0);
    expect(stopped?.changed).toBeLessThan(many - ferries);
  });

  test('ends with a message when a page fails five times, and keeps what was done', async () => {
    await applyRule(viewer, rule);
    const task = await openTask(viewer);
    await asSuperuser(`update background_tasks set kind = 'unheard-of' where id = $1`, [task.taskId]);
    for (let time = 1; time < 5; time += 1) await expect(runTask(task)).rejects.toThrow('tried again');
    await runTask(task);
    const [row] = await asSuperuser(`select state, message from background_tasks where id = $1`, [task.taskId]);
    expect(row).toMatchObject({ state: 'failed', message: expect.stringContaining(task.taskId.slice(-8)) });
  });

  test('ends when the person who started it leaves the company', async () => {
    const member = await aMember(viewer, 'bookkeeper');
    await applyRule(member, rule);
    const task = await openTask(viewer);
    await removeMember(viewer, member.userId);
    await runTask(task);
    expect((await shownTasks(viewer))[0]).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('member'),
    });
  });

  test('deletes the tasks that ended more than 30 days ago', async () => {
    const ended = (days: number, kind: string) =>
      asSuperuser(
        `update background_tasks set settled_at = now() - make_interval(days => $2)
         where company_id = $1 and kind = $3 and settled_at is not null`,
        [viewer.companyId, days, kind],
      );
    await ended(31, 'preview-rule');
    await ended(29, 'apply-rule');
    await applyRule(viewer, rule);
    const { taskId } = await openTask(viewer);
    await runJobs();
    const kept = await asSuperuser<{ kind: string }>(
      `select distinct kind from background_tasks where company_id = $1 and id <> $2`,
      [viewer.companyId, taskId],
    );
    expect(kept.map(({ kind }) => kind).sort()).toEqual(['apply-rule', 'unheard-of']);
  });
});

const crashAfter =
  (page: (typeof taskPages)['apply-rule']): (typeof taskPages)['apply-rule'] =>
  async (...args) => {
    await page(...args);
    throw new Error('the process ended');
  };

test('a month with more movements than one request works on is closed by a worker, and takes no change meanwhile', async () => {
  const { viewer } = await aLargeCompany();
  // A month that has ended.
  const today = '2026-12-05';
  const closed = await closeMonth(viewer, { month: '2026-11', reason: 'A test', today });
  expect(closed).toEqual({ isComplete: false });
  expect(await monthDetail(viewer, '2026-11')).toMatchObject({ state: 'closing', storedPercent: 0, signOffs: [] });
  await expect(
    asSuperuser(`update movements set amount_minor = 200 where company_id = $1`, [viewer.companyId]),
  ).rejects.toThrow(/closed day/);
  const task = await openTask(viewer);
  while (await doPage(task, taskPages));
  const { state, storedPercent, signOffs } = await monthDetail(viewer, '2026-11');
  expect([state, storedPercent]).toEqual(['closed', null]);
  const [signOff] = signOffs;
  expect(signOff?.files.map(({ name, rows }) => [name, rows]).slice(0, 2)).toEqual([
    ['movements.csv', many],
    ['coding.csv', many],
  ]);
  expect(signOff?.hash).toMatch(/^[\da-f]{64}$/);
  // Its parts follow each other without a gap, and their text has the hash of the file.
  const [kept] = await asSuperuser<{ parts: number; last: number; sha256: string }>(
    `select count(*)::int as parts, max(part) as last, encode(sha256(convert_to(string_agg(text, '' order by part), 'UTF8')), 'hex') as sha256
     from closing_parts where company_id = $1 and file = 'movements.csv'`,
    [viewer.companyId],
  );
  expect(kept).toEqual({ parts: (kept?.last ?? 0) + 1, last: kept?.last, sha256: signOff?.files[0]?.sha256 });
});
