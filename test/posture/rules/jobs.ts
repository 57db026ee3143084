import { every, type Rule } from './rule.ts'

/** What runs to its end. */
export const jobRules: readonly Rule[] = [
  {
    id: 'cron-deadline',
    what: 'a run of a CronJob that is too late is given up',
    check: every('CronJob', ({ spec }) => spec.startingDeadlineSeconds > 0),
  },
  {
    id: 'cron-keeps-history',
    what: 'the runs of a CronJob are cleared by its history, not by time',
    check: every('CronJob', ({ spec }) => spec.jobTemplate.spec.ttlSecondsAfterFinished === undefined),
  },
  {
    id: 'cron-one-at-a-time',
    what: 'a CronJob says what becomes of a run while the last one still runs',
    check: every('CronJob', ({ spec }) => spec.concurrencyPolicy !== undefined),
  },
  {
    id: 'cron-time-zone',
    what: 'a CronJob says in which time zone it runs',
    check: every('CronJob', ({ spec }) => Boolean(spec.timeZone)),
  },
  {
    id: 'job-cleared',
    what: 'a Job that has ended is cleared after some time',
    check: every('Job', ({ spec }) => spec.ttlSecondsAfterFinished !== undefined),
  },
  {
    id: 'job-restart',
    what: 'the pods of a job are not restarted for ever',
    check: every('Job CronJob', ({ spec }) =>
      ['Never', 'OnFailure'].includes((spec.jobTemplate?.spec ?? spec).template.spec.restartPolicy),
    ),
  },
]
