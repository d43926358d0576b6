import type {BackupConfig} from './config.js';
import {dateTemplateProblem} from './date-template.js';
import type {NamedLocation} from './locations.js';
import type {ConfigReader} from './reader.js';
import {readS3Config} from './s3.js';

/** The series of `BACKUPS`. */
export const readBackupConfigs = (reader: ConfigReader): BackupConfig[] =>
  (reader.value('BACKUPS') ?? []).map((series, _, all) => ({
    ...series,
    s3: readS3Config(reader, 'BACKUP_S3', series, all),
    maxAge: reader.value('BACKUP_MAX_AGE', series.name),
    minSize: reader.value('BACKUP_MIN_SIZE', series.name),
    include: reader.value('BACKUP_INCLUDE', series.name) ?? [],
    exclude: reader.value('BACKUP_EXCLUDE', series.name) ?? [],
    dateTemplate: readDateTemplate(reader, series),
    maxObjects: reader.value('BACKUP_MAX_OBJECTS', series.name),
  }));

function readDateTemplate(
  reader: ConfigReader,
  {name: owner, location}: NamedLocation,
): string | undefined {
  const name = 'BACKUP_DATE_TEMPLATE';
  const template = reader.value(name, owner);
  if (!template) return undefined;
  if (location.kind === 's3') {
    const problem = dateTemplateProblem(template, location.key);
    if (problem) reader.problem(name, problem, {owner, example: ''});
    return template;
  }
  // One for all may be meant for the buckets among them.
  if (reader.nameFor(name, owner) !== name) {
    reader.problem(
      name,
      'is for buckets, for example s3://my-backups/db/; a folder is read as a whole, so leave it out',
      {owner, example: ''},
    );
  }
  return undefined;
}
