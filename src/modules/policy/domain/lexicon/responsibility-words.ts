/** How documents say who does a thing. */

/** Labels before a list of units: 责任部门：…; group 1 is the label. */
export const LABEL = /^(责任(?:部门和单位|部门|单位|主体|处室|领导|分工|人)?|牵头(?:部门|单位|责任单位)?|配合(?:部门|单位)?|主办(?:部门|单位)?|协办(?:部门|单位)?|参与(?:部门|单位)|实施(?:主体|单位)|承担单位|完成单位|落实单位|主管部门|主责部门)[:：]/;

/** Words after a list of units that say what they do: （省科技厅牵头，省财政厅配合）. */
export const DUTY = /(?:等)?(?:按照?(?:各自)?职责(?:分工)?(?:负责|落实)?|根据职责分工(?:负责)?|分工负责|分别负责|共同负责|具体负责|牵头负责|负责落实|负责|牵头|配合|参与|落实|实施)$/;

/** A unit's name ends with one of these; a piece that does not is a name torn by a line break. */
export const UNIT_ENDINGS = /(?:省|市|县|区|州|旗|厅|局|委|办|部|院|所|会|处|署|行|社|校|站|台|室|中心|大学|学院|公司|集团|园区|园|新区|开发区|示范区|农高区|高新区|政府|管委会|领导小组|工作组|协调小组|理事会|秘书处|街道|乡镇|单位|部门|企业|机构|联盟|协会|学会|分院|总局|法院|检察院|银行|五市|各地|各市|各区)(?:[（(][^）)]*[）)])?$/;

/** A name that cannot stand alone: it belongs to the piece before it. */
export const BARE_ENDING = /^(?:省|市|县|区|厅|局|委员会|办公室|研究院|研究所|实验室|中心|大学|学院|公司|集团|园区|开发区|管委会)$/;

/** Who may be given a task in running text, and the words that give it. */
export const BODY = '(?:(?:[^，。；：、（）]|（[^（）]{1,8}）){0,24}?(?:人民政府|政府|部门|管委会|领导小组|协调小组|理事会|委员会|办公室|秘书处|服务中心|各地|各地区|各县（市、区）|各设区市|五市|高新区|有关单位|责任单位))';
export const TASKED = '(?:要|应当?|须|必须|负责|统筹负责|统筹协调|具体负责|牵头|会同|承担|加强对|根据职能|根据职责|按照?职责)';
