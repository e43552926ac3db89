import 'i18next';
import type agent from '../desks/agent/words/zh-CN.json';
import type knowledgeSearch from '../desks/knowledge-search/words/zh-CN.json';
import type knowledge from '../desks/knowledge/words/zh-CN.json';
import type team from '../desks/team/words/zh-CN.json';
import type shell from '../words/zh-CN.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      shell: typeof shell;
      agent: typeof agent;
      knowledge: typeof knowledge;
      'knowledge-search': typeof knowledgeSearch;
      team: typeof team;
    };
    returnNull: false;
  }
}
