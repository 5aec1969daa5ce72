import { conceptOfWord } from '@/lib/domain/merchant/concept-words';

/** Whether a word is common in merchant names. Two names that share only such words can be different merchants. */
export const isGenericWord = (word: string): boolean =>
  word.length < 2 || common.has(word) || conceptOfWord(word) !== undefined;

const common: ReadonlySet<string> = new Set(
  `the a an and of at in on by for to my our your le la les el los las il lo de du des del di da der die das den van von zum zur het
  city town village county country central center centre national international global world universal general standard
  american british english irish scottish european canadian australian german french italian spanish dutch indian chinese
  thai japanese mexican greek turkish united great grand royal imperial crown king kings queen queens prince princess
  castle palace abbey church cathedral saint st san santa north south east west northern southern eastern western
  upper lower new old big little small best good golden gold silver red blue green black white yellow orange purple pink
  first second one two three four five super mega ultra express direct quick fast easy smart premier premium prime
  classic modern metro urban local family home house garden park lake river sea ocean beach bay harbour harbor hill
  mountain valley island bridge street road lane avenue square station airport market mall plaza corner main high
  company co group services service solutions systems supply supplies store stores shop shops trading partners associates
  brothers bros son sons enterprises industries management consulting media digital creative studio studios design works
  club lounge room rooms kitchen table tables food foods foodhall fresh organic natural health life living sun star moon
  sky air auto car cars motor motors bank trust capital finance financial property properties energy power water electric
  school college university academy institute hospital clinic centre point place court union alliance atlantic pacific
  delta summit apex pro plus max elite office business corporate industrial technology technologies tech data online web
  net digital mobile hotel inn cafe bar grill pizza the london paris berlin york`.split(/\s+/),
);
