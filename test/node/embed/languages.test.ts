import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {before, describe, test} from 'node:test';
import {LONG} from '../../../embed/card/render.js';
import {PLATFORM_STATUSES} from '../../../embed/contract/status.js';
import {formatAge, formatAgo, formatDate} from '../../../embed/text/format.js';
import {addMessages, languageOf, onMessages} from '../../../embed/text/languages.js';

const messagesFor = (tag: string) => languageOf(tag)[1];
const formatNumber = (value: number, locale: string) => new Intl.NumberFormat(locale).format(value);
import {ENGLISH, fill, type Messages} from '../../../embed/text/messages.js';
import {DAY, HOUR, MINUTE} from '../../support/publisher/readings.js';

const FOLDER = new URL('../../../embed/lang/', import.meta.url);
const CODES = readdirSync(FOLDER).map((file) => file.replace('.ts', ''));
const KEYS = Object.keys(ENGLISH) as (keyof Messages)[];

/** Sentences that are the English ones, and why they may be. */
const SAME_AS_ENGLISH: Record<string, Partial<Messages>> = {
  de: {backupSeries: 'Backups'}, // as German administrators say; "Sicherungen" is security as well
  fr: {incidents: 'Incidents', maintenance: 'Maintenance'}, // English took both words from French
  pt: {backupSeries: 'Backups'}, // the Brazilian word
  'pt-pt': {},
};

/** Words in Latin letters within sentences written from right to left: none so far. */
const LATIN: Record<string, string[]> = {ar: [], he: []};

/** Of a language, also for one of its regions: `pt` for `pt-BR`. */
const listed = <T>(lists: Record<string, T>, code: string): T | undefined =>
  lists[code] ?? lists[code.split('-')[0]!];

/** What the module of each language exports; importing it registers it too. */
const exported: Record<string, Messages> = {};

before(async () => {
  for (const code of CODES) {
    const values: Messages[] = Object.values(await import(new URL(`${code}.ts`, FOLDER).href));
    assert.equal(values.length, 1, `${code}: one export, its messages`);
    exported[code] = values[0]!;
  }
});

const placeholders = (message: string) =>
  [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

for (const code of CODES) {
  describe(code, () => {
    test('registers what it exports, under the name of its file', () => {
      assert.deepEqual(messagesFor(code), exported[code]);
    });

    test('has exactly the English keys', () => {
      assert.deepEqual(Object.keys(exported[code]!).sort(), [...KEYS].sort());
    });

    test('has clean sentences with the English placeholders', () => {
      for (const key of KEYS) {
        const message = exported[code]![key];
        assert.ok(message, key);
        assert.equal(message, message.trim(), key);
        assert.doesNotMatch(message, /\s\s/, key);
        assert.doesNotMatch(message.replaceAll(/\{\w+\}/g, ''), /[{}]/, key);
        // How long ago instead of how old: where only that is grammatical for every number.
        const given = placeholders(message).map((name) =>
          key === 'stale' && name === 'ago' ? 'age' : name,
        );
        assert.deepEqual(given.sort(), placeholders(ENGLISH[key]), key);
      }
    });

    test('is not English, but for the words on the list', () => {
      const hasWords = (message: string) => /[a-z]/i.test(message.replaceAll(/\{\w+\}/g, ''));
      const same = KEYS.filter(
        (key) => exported[code]![key] === ENGLISH[key] && hasWords(ENGLISH[key]),
      );
      assert.deepEqual(same.sort(), Object.keys(listed(SAME_AS_ENGLISH, code) ?? {}).sort());
    });

    test('tells all states, and all ends of a backup, apart', () => {
      const words = (...keys: (keyof Messages)[]) => keys.map((key) => exported[code]![key]);
      for (const group of [
        words(
          'operational',
          'degraded_performance',
          'partial_outage',
          'major_outage',
          'under_maintenance',
          'unknown',
        ),
        words('success', 'overdue', 'failed', 'backupsUnknown', 'noBackup'),
        words('investigating', 'identified', 'monitoring', 'resolved', 'postmortem'),
        words('known', 'stale', 'indeterminate', 'unavailable', 'loading', 'outdated'),
        words('last_24h_long', 'last_7d_long', 'last_30d_long'),
      ]) {
        assert.equal(new Set(group).size, group.length, group.join(' | '));
      }
    });

    test('says how old the data is before the last known status', () => {
      const {stale, known} = exported[code]!;
      assert.ok(stale.search(/\{(age|ago)\}/) < stale.indexOf('{status}'));
      // What stands before the status may not read like the current headline.
      assert.ok(!stale.includes(known.replace('{status}', '').trim()));
    });
  });
}

for (const [code, words] of Object.entries(LATIN)) {
  test(`${code} has no Latin words`, () => {
    for (const message of Object.values(exported[code]!)) {
      const found = message.replaceAll(/\{\w+\}/g, '').matchAll(/[A-Za-z]+/g);
      for (const [word] of found) assert.ok(words.includes(word), message);
    }
  });
}

describe('a language tag', () => {
  for (const [tag, code] of [
    ['pt-BR', 'pt'],
    ['PT-br', 'pt'],
    ['de-AT', 'de'],
    ['de-CH-1996', 'de'],
    ['es-419', 'es'],
    ['zh-CN', 'zh'],
    ['zh-Hans', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['zh-SG', 'zh'],
    ['zh-TW', 'zh-hant'],
    ['zh-HK', 'zh-hant'],
    ['zh-MO', 'zh-hant'],
    ['zh-Hant', 'zh-hant'],
    ['zh-hant-hk', 'zh-hant'],
    ['zh-Hans-TW', 'zh'],
    ['pt-PT', 'pt-pt'],
    ['pt-pt-u-ca-gregory', 'pt-pt'],
    ['pt', 'pt'],
    ['ar-EG-u-nu-arab', 'ar'],
  ] as const) {
    test(`${tag} finds ${code}`, () => assert.deepEqual(messagesFor(tag), exported[code]));
  }

  for (const tag of ['en', 'en-GB', 'sv', 'd', '', 'x-private', 'constructor', '__proto__']) {
    test(`${tag || 'of no letters'} is English`, () => assert.deepEqual(messagesFor(tag), ENGLISH));
  }
});

describe('added messages', () => {
  test('replace their sentences and leave the others', () => {
    addMessages('nl', {operational: 'Alles werkt'});
    assert.deepEqual(messagesFor('nl-BE'), {...exported.nl, operational: 'Alles werkt'});
  });

  test('of a region stand before those of its language', () => {
    addMessages('it-CH', {known: 'Stato: {status}'});
    assert.equal(messagesFor('it-ch').known, 'Stato: {status}');
    assert.equal(messagesFor('it-CH').updated, exported.it!.updated);
    assert.deepEqual(messagesFor('it'), exported.it);
  });

  test('of a script serve the regions that write it, though their language was not added', () => {
    addMessages('sr-Latn', {operational: 'Radi'});
    assert.equal(messagesFor('sr-ME').operational, 'Radi');
    assert.deepEqual(messagesFor('sr-RS'), ENGLISH);
  });

  test('of a language that is not complete are filled up with English', () => {
    addMessages('sv', {operational: 'I drift'});
    assert.deepEqual(messagesFor('sv'), {...ENGLISH, operational: 'I drift'});
  });

  test('in English stand in every language for what that lacks', () => {
    addMessages('da', {operational: 'I drift'});
    addMessages('en', {updated: 'As of {ago}'});
    assert.equal(messagesFor('da').updated, 'As of {ago}');
    assert.equal(messagesFor('it').updated, exported.it!.updated);
    addMessages('en', {updated: ENGLISH.updated});
  });

  test('that are no text leave the sentences that were there', () => {
    addMessages('nb', {operational: 'I drift', stale: undefined, known: 5} as object);
    assert.deepEqual(messagesFor('nb'), {...ENGLISH, operational: 'I drift'});
  });

  test('are told to who listens, until they stop', () => {
    let told = 0;
    const end = onMessages(() => told++);
    addMessages('fi', {operational: 'Toiminnassa'});
    end();
    addMessages('fi', {unknown: 'Tuntematon'});
    assert.equal(told, 1);
  });
});

/**
 * Every form of number that these languages have, as their sentences need it: 0, 1, 2, 3, 5, 11, 21
 * and 100 minutes, hours and days. 100 minutes are an hour here, 100 hours four days.
 */
const AGES = [MINUTE, HOUR, DAY].flatMap((unit) =>
  [0, 1, 2, 3, 5, 11, 21, 100].map((count) => count * unit),
);
const AGO: Record<string, string[][]> = {
  pl: [
    ['teraz', '1 minutę temu', '2 minuty temu', '3 minuty temu'],
    ['5 minut temu', '11 minut temu', '21 minut temu', '1 godzinę temu'],
    ['teraz', '1 godzinę temu', '2 godziny temu', '3 godziny temu'],
    ['5 godzin temu', '11 godzin temu', '21 godzin temu', '4 dni temu'],
    ['teraz', '1 dzień temu', '2 dni temu', '3 dni temu'],
    ['5 dni temu', '11 dni temu', '21 dni temu', '100 dni temu'],
  ],
  ru: [
    ['сейчас', '1 минуту назад', '2 минуты назад', '3 минуты назад'],
    ['5 минут назад', '11 минут назад', '21 минуту назад', '1 час назад'],
    ['сейчас', '1 час назад', '2 часа назад', '3 часа назад'],
    ['5 часов назад', '11 часов назад', '21 час назад', '4 дня назад'],
    ['сейчас', '1 день назад', '2 дня назад', '3 дня назад'],
    ['5 дней назад', '11 дней назад', '21 день назад', '100 дней назад'],
  ],
  ar: [
    ['الآن', 'قبل دقيقة واحدة', 'قبل دقيقتين', 'قبل 3 دقائق'],
    ['قبل 5 دقائق', 'قبل 11 دقيقة', 'قبل 21 دقيقة', 'قبل ساعة واحدة'],
    ['الآن', 'قبل ساعة واحدة', 'قبل ساعتين', 'قبل 3 ساعات'],
    ['قبل 5 ساعات', 'قبل 11 ساعة', 'قبل 21 ساعة', 'قبل 4 أيام'],
    ['الآن', 'قبل يوم واحد', 'قبل يومين', 'قبل 3 أيام'],
    ['قبل 5 أيام', 'قبل 11 يومًا', 'قبل 21 يومًا', 'قبل 100 يوم'],
  ],
};

/** `Intl` joins some numbers and units with spaces that do not break. */
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

function say(code: string, key: keyof Messages, age: number, status: keyof Messages) {
  const messages = messagesFor(code);
  return spaced(
    fill(messages[key], {
      status: messages[status],
      age: formatAge(age, code),
      ago: formatAgo(age, code),
    }),
  );
}

for (const [code, stale, updated, backups] of [
  [
    'pl',
    'Dane są nieaktualne: ostatnia aktualizacja {}. Ostatni znany status: Działa prawidłowo',
    'Zaktualizowano: {}',
    'Kopia zapasowa: Wykonana ({})',
  ],
  [
    'ru',
    'Данные устарели: обновлены {}. Последний известный статус: Работает',
    'Обновлено: {}',
    'Резервная копия: Создана ({})',
  ],
  [
    'ar',
    'البيانات قديمة: آخر تحديث {}. آخر حالة معروفة: يعمل بشكل طبيعي',
    'آخر تحديث: {}',
    'النسخ الاحتياطي: ناجح ({})',
  ],
] as const) {
  test(`${code} has the right form for every number`, () => {
    for (const [index, age] of AGES.entries()) {
      const ago = AGO[code]!.flat()[index]!;
      assert.equal(say(code, 'stale', age, 'operational'), stale.replace('{}', ago));
      assert.equal(say(code, 'updated', age, 'operational'), updated.replace('{}', ago));
      assert.equal(say(code, 'backupsAgo', age, 'success'), backups.replace('{}', ago));
    }
  });
}

for (const [code, key, age, status, sentence] of [
  [
    'de',
    'stale',
    MINUTE,
    'operational',
    'Die Daten sind 1 Minute alt. Letzter bekannter Status: Funktionsfähig',
  ],
  [
    'de',
    'stale',
    2 * DAY,
    'partial_outage',
    'Die Daten sind 2 Tage alt. Letzter bekannter Status: Teilausfall',
  ],
  ['de', 'backupsAgo', 2 * DAY, 'overdue', 'Backup: Überfällig (vor 2 Tagen)'],
  [
    'fr',
    'stale',
    HOUR,
    'major_outage',
    'Données vieilles de 1 heure. Dernier état connu : Panne majeure',
  ],
  ['fr', 'updated', 5 * MINUTE, 'operational', 'Mise à jour : il y a 5 minutes'],
  [
    'es',
    'stale',
    DAY,
    'operational',
    'Datos con 1 día de antigüedad. Último estado conocido: Operativo',
  ],
  [
    'it',
    'stale',
    21 * MINUTE,
    'unknown',
    'Dati vecchi di 21 minuti. Ultimo stato noto: Sconosciuto',
  ],
  [
    'pt',
    'stale',
    HOUR,
    'operational',
    'Dados sem atualização há 1 hora. Último status conhecido: Operacional',
  ],
  [
    'nl',
    'stale',
    2 * HOUR,
    'under_maintenance',
    'Gegevens zijn 2 uur oud. Laatst bekende status: In onderhoud',
  ],
  [
    'pl',
    'stale',
    21 * MINUTE,
    'major_outage',
    'Dane są nieaktualne: ostatnia aktualizacja 21 minut temu. Ostatni znany status: Poważna awaria',
  ],
  ['pl', 'backupsAgo', HOUR, 'overdue', 'Kopia zapasowa: Opóźniona (1 godzinę temu)'],
  [
    'ru',
    'stale',
    21 * MINUTE,
    'major_outage',
    'Данные устарели: обновлены 21 минуту назад. Последний известный статус: Серьёзный сбой',
  ],
  ['ru', 'backupsAgo', 2 * DAY, 'overdue', 'Резервная копия: Просрочена (2 дня назад)'],
  [
    'ar',
    'stale',
    2 * HOUR,
    'partial_outage',
    'البيانات قديمة: آخر تحديث قبل ساعتين. آخر حالة معروفة: انقطاع جزئي',
  ],
  ['ar', 'updated', 11 * DAY, 'operational', 'آخر تحديث: قبل 11 يومًا'],
  [
    'he',
    'stale',
    5 * HOUR,
    'operational',
    'הנתונים אינם עדכניים: עודכנו לפני 5 שעות. הסטטוס האחרון הידוע: פועל כרגיל',
  ],
  [
    'ja',
    'stale',
    45 * MINUTE,
    'operational',
    'データが 45 分以上更新されていません。最後に確認された稼働状況：正常',
  ],
  ['zh', 'stale', 45 * MINUTE, 'operational', '数据已45分钟未更新。最后已知状态：运行正常'],
  ['zh-TW', 'stale', 45 * MINUTE, 'operational', '資料已 45 分鐘未更新。最後已知狀態：運作正常'],
  ['zh-HK', 'updated', 5 * MINUTE, 'operational', '更新時間：5 分鐘前'],
  [
    'pt-PT',
    'stale',
    HOUR,
    'operational',
    'Dados sem atualização há 1 hora. Último estado conhecido: Operacional',
  ],
  ['pt-PT', 'backupsAgo', 2 * DAY, 'overdue', 'Cópia de segurança: Em atraso (há 2 dias)'],
] as const) {
  test(`${code} says: ${sentence}`, () => assert.equal(say(code, key, age, status), sentence));
}

for (const [code, sentences] of Object.entries({
  de: ['Komponenten mit Daten: 0 von 1', 'Komponenten mit Daten: 1 von 2'],
  pl: ['Komponenty z danymi: 0 z 1', 'Komponenty z danymi: 1 z 2'],
  ru: ['Компоненты с данными: 0 из 1', 'Компоненты с данными: 1 из 2'],
  ar: ['مكوّنات لها بيانات: 0 من 1', 'مكوّنات لها بيانات: 1 من 2'],
  ja: ['データのあるコンポーネント：1 件中 0 件', 'データのあるコンポーネント：2 件中 1 件'],
  zh: ['有数据的组件：0/1', '有数据的组件：1/2'],
  'zh-TW': ['有資料的元件：0/1', '有資料的元件：1/2'],
})) {
  test(`${code} counts components without a plural`, () => {
    for (const [fresh, sentence] of sentences.entries()) {
      const total = formatNumber(fresh + 1, code);
      const values = {fresh: formatNumber(fresh, code), total};
      assert.equal(fill(messagesFor(code).reporting, values), sentence);
    }
  });
}

/** About as wide as so many letters. */
const widthOf = (text: string): number =>
  text.length + (text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0);

test('languages whose sentences are longer than the English ones have more room', () => {
  const longest = (code: string, key: keyof Messages) =>
    Math.max(...PLATFORM_STATUSES.map((status) => widthOf(say(code, key, 45 * MINUTE, status))));
  for (const key of ['stale', 'known', 'unavailable', 'indeterminate'] as const) {
    for (const code of CODES) {
      const factor = longest(code, key) / longest('en', key);
      const isRoomy = LONG.test(code);
      assert.ok(factor <= (isRoomy ? 1.65 : 1.4), `${code} ${key}: ${factor}`);
    }
  }
});

test('short words and labels stay short', () => {
  for (const code of CODES) {
    const messages = exported[code]!;
    for (const key of ['last_24h', 'last_7d', 'last_30d'] as const) {
      assert.ok(widthOf(messages[key]) <= 9, `${code}: ${messages[key]}`);
    }
    for (const key of PLATFORM_STATUSES) {
      assert.ok(widthOf(messages[key]) <= 28, `${code}: ${messages[key]}`);
    }
  }
});

describe('digits', () => {
  for (const tag of ['ar', 'ar-EG', 'ar-SA-u-ca-islamic']) {
    test(`are the same in numbers and in sentences: ${tag}`, () => {
      const [locale, {last_24h}] = languageOf(tag);
      assert.match(last_24h, /24/);
      assert.match((24).toLocaleString(locale), /24/);
      assert.match(formatDate(Date.parse('2025-11-10T15:30:00Z'), locale, 'UTC'), /2025/);
    });
  }

  test('are those of a page whose own sentences have them', () => {
    addMessages('fa', {last_24h: '۲۴ ساعت'});
    assert.equal((24).toLocaleString(languageOf('fa')[0]), '۲۴');
  });
});
