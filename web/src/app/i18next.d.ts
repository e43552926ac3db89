import 'i18next';
import type admin from '../desks/admin/words/zh-CN.json';
import type agent from '../desks/agent/words/zh-CN.json';
import type calibration from '../desks/calibration/words/zh-CN.json';
import type coaching from '../desks/coaching/words/zh-CN.json';
import type feedback from '../desks/feedback/words/zh-CN.json';
import type knowledgeSearch from '../desks/knowledge-search/words/zh-CN.json';
import type knowledge from '../desks/knowledge/words/zh-CN.json';
import type mine from '../desks/mine/words/zh-CN.json';
import type notices from '../desks/notices/words/zh-CN.json';
import type qualityFigures from '../desks/quality-figures/words/zh-CN.json';
import type quality from '../desks/quality/words/zh-CN.json';
import type scorecards from '../desks/scorecards/words/zh-CN.json';
import type setPassword from '../desks/set-password/words/zh-CN.json';
import type team from '../desks/team/words/zh-CN.json';
import type trees from '../desks/trees/words/zh-CN.json';
import type walks from '../desks/walks/words/zh-CN.json';
import type shell from '../words/zh-CN.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      shell: typeof shell;
      admin: typeof admin;
      agent: typeof agent;
      feedback: typeof feedback;
      knowledge: typeof knowledge;
      'knowledge-search': typeof knowledgeSearch;
      notices: typeof notices;
      calibration: typeof calibration;
      coaching: typeof coaching;
      mine: typeof mine;
      quality: typeof quality;
      'quality-figures': typeof qualityFigures;
      scorecards: typeof scorecards;
      'set-password': typeof setPassword;
      team: typeof team;
      trees: typeof trees;
      walks: typeof walks;
    };
    returnNull: false;
  }
}
