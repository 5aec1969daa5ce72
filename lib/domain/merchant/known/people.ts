import { brands, type Spelling } from './brand';

export const people: readonly Spelling[] = brands({
  training: `udemy; coursera; linkedin learning|lynda; skillshare; pluralsight; edx!|edx inc|edx org; udacity; datacamp;
    codecademy|code cademy; treehouse!|teamtreehouse; frontend masters|frontendmasters; egghead io|egghead?; a cloud
    guru|acloudguru; cloud academy; oreilly media|o reilly media|safari books|oreilly learning; masterclass|master
    class; domestika; futurelearn|future learn; open university; general assembly|generalassemb; khan academy;
    brilliant org; babbel; duolingo; rosetta stone; italki; preply; berlitz; british council; alison courses; reed
    courses; simplilearn; edureka; great learning; springboard com; thinkful; lambda school|bloomtech; le wagon;
    ironhack; flatiron school; hyperisland|hyper island; reforge; maven learning|maven com; section school|section4;
    wes bos; epic web; interaction design foundation|interaction design; interaction des; nn group|nngroup|nielsen
    norman; cxl institute|cxl!; hubspot academy; growth tribe; pmi!|project management institute; scrum org|scrumorg;
    scrum alliance|scrumalliance; axelos; peoplecert; prometric; pearson vue|pearsonvue|vue exam; comptia; isaca;
    isc2; sans institute|sans!; aws training|aws certification|psi exams; cisco learning; red hat training; linux
    foundation|linuxfoundation; toastmasters; dale carnegie; franklin covey|franklincovey; harvard business school|hbs
    online|harvard online|harvard extension; mit sloan exec|mit professional; stanford online|stanford contin; wharton
    online|wharton exec; insead; london business school; ie business school; kaplan!|kaplan financial|kaplan
    inc|kaplan int; bpp!|bpp professional|bpp holdings; becker cpa|becker professional; wiley cpa; surgent; acca!|acca
    global; cima!|aicpa cima; icaew; cipd!|cipd uk; shrm!|shrm org; st john ambulance|stjohn ambulance|st john
    training; red cross training|american red cross; high speed training|highspeedtraining; ihasco; videotile;
    citation ltd; virtual college; tafe; open colleges; seek learning; ihk!|ihk akademie; haufe akademie; tuv
    akademie; vhs!|volkshochschule; openclassrooms; cegos; orsys; nha opleidingen|ncoi|loi opleidingen; springest;
    goodhabitz; mindtools; mindvalley; blinkist; getabstract; shortform; ted conferences learning; teachable courses;
    acloud guru; whizlabs; tutorials dojo; kodekloud; laracasts; educative io|educative inc|educative!; leetcode;
    exercism; zerotomastery|zero to mastery; scrimba; boot dev; dataquest; deeplearning ai; fast ai; maths tutor`,
  events: `eventbrite|event brite; meetup com|meetup!|meetup org|meetup inc; web summit|websummit; ticket
    tailor|tickettailor; ti to|tito ltd; luma events|lu ma; bizzabo; cvent; hopin; splash that; whova; saastr;
    saastock; slush oy; collision conf; sxsw; dreamforce; ces registration; techcrunch|tc disrupt; money2020|money 20
    20; inbound hubspot; aws re invent|aws reinvent; google cloud next; config figma; dmexco; mobile world
    congress|gsma mwc|mwc barcelona; vivatech|viva technology; brighton seo|brightonseo; turing fest; ndc conferences;
    goto conference; qcon; devoxx; kubecon; fosdem; react summit|gitnation; jsconf; pycon|python software foundation;
    messe frankfurt|messe berlin|messe muenchen|koelnmesse|deutsche messe; olympia london events; excel london events;
    informa markets|informa tech; reed exhibitions; universe com; brown paper tickets|brownpapertickets; weezevent;
    billetto; eventix; xing events; pretix; humanitix; trybooking; eventfinda; hubilo; swapcard; peatix`,
  legal: `legalzoom|legal zoom; rocket lawyer|rocketlawyer; clerky; stripe atlas; firstbase io|firstbase!; northwest
    registered|northwest reg|nw registered agent; incfile|bizee; zenbusiness|zen business; harbor compliance; csc
    global|corporation service company|csc!; ct corporation|wolters kluwer ct; harvard business services; registered
    agents inc; incorporate com; mycorporation; seedlegals|seed legals; farillio; sparqa; lawbite|law bite;
    lawdepot|law depot; contractbook; trademarkia; trademark engine; markify; uspto|us patent|us pat tm; ip
    office|ukipo|intellectual property office; euipo; wipo!|wipo geneva; epo munich|european patent; dpma; nolo!|nolo
    press; avvo; justanswer; lawpath; sprintlaw; legalvision; dla piper; baker mckenzie; latham watkins; kirkland
    ellis; clifford chance; linklaters; allen overy; freshfields; slaughter and may; herbert smith; hogan lovells;
    norton rose; eversheds; pinsent masons; osborne clarke; taylor wessing; bird bird; cms cameron|cms hasche; irwin
    mitchell; slater gordon; dac beachcroft; gowling; fasken; osler hoskin; mallesons; minterellison; allens
    linklaters; arthur cox; mccann fitzgerald; a l goodbody|algoodbody; cooley!|cooley llp; wilson sonsini;
    gunderson?; fenwick west; orrick; perkins coie; wilmerhale; goodwin procter; morrison foerster; legalshield|legal
    shield|prepaid legal; 1st formations|1stformations; rapid formations; the formations company|formations company;
    company formations; madesimple; companies made simple; inform direct; jordans ltd|vistra?; notarize com|proof com
    notar; docusign notary; legaltech`,
  accounting: `h r block|hrblock|h and r block; jackson hewitt; liberty tax; turbotax|intuit turbotax|turbo tax; taxact;
    taxslayer; freetaxusa; bench accounting|bench co; pilot com|pilot bookkeeping; bookkeeper360; kruze; collective
    com; 1 800 accountant|1800accountant; deloitte; pwc!|pricewaterhouse|pwc llp; kpmg; ernst young|ernst and
    young|ey!|ey llp; grant thornton; bdo!|bdo llp|bdo usa|bdo ag; rsm!|rsm us|rsm uk; crowe!|crowe llp|crowe uk;
    mazars; baker tilly; moore stephens; cliftonlarson|cla!|clifton larson; plante moran; cbiz; marcum; eisner;
    cohnreznick; moss adams; crunch accounting|crunch co uk; inniaccounts; taxscouts|tax scouts; gosimpletax; ember
    accounting; mazuma; the accountancy partnership; quickaccounting; hnry; taxfix; wundertax; smartsteuer; wiso
    steuer|buhl data|wiso!; ageras; felix1; kontist steuer; zasta; dougs!|dougs compta; l expert
    comptable|lexpertcomptable; keobiz; in extenso; fiducial; itp!|itp income tax|itp accounting; taxback; etax!|etax
    accountants; tax refund services`,
  consulting: `mckinsey; bcg!|boston consulting; bain company; accenture; capgemini; gartner!|gartner inc; forrester; guidepoint;
    glg!|gerson lehrman; alphasights; third bridge; mercer!|mercer us; aon!|aon consulting; willis towers; dun
    bradstreet|dun and bradstreet|d b hoovers; experian; equifax; creditsafe; creditreform; schufa; moodys; clarity
    fm; growthmentor; score mentor; businesslink; peninsula business services|peninsula hr|peninsula!|peninsula uk;
    bright hr|brighthr; citation hr; croner`,
  freelancers: `upwork|upwork escrow|upwork ref|up work; fiverr; toptal; freelancer com|freelancer!|freelancercom|freelancer
    international; peopleperhour|people per hour; 99designs|99 designs; designcrowd|design crowd; crowdspring; guru
    com; malt community|malt gmbh|malt sas; codeable; gun io; x team; andela; turing com|turing enterprises; arc dev;
    contra work|contra com; worksome; yunojuno|yuno juno; twago; designpickle|design pickle; penji; kimp io;
    superside; taskrabbit|task rabbit; airtasker; rev transcription; scribie; gotranscript; onespace; textbroker;
    writeraccess; contently; verblio; scripted com; reedsy; voices com; voice123; bunny studio; catalant; expert360;
    workana; hubstaff talent; ureed; freelance de; freelancermap; gulp!; jellyfish freelance; deel!|deel
    inc|letsdeel|deel com; remote com|remote technology|remote!|remote europe; oyster hr|oysterhr|oyster!`,
  recruitment: `indeed|indeed jobs|indeed ireland; linkedin jobs|linkedin job|linkedin recruiter|linkedin talent|linkedin hiring;
    ziprecruiter|zip recruiter; monster com|monster worldwide|monster jobs; careerbuilder; glassdoor; reed co uk|reed
    online|reed recruitment|reed!; totaljobs|total jobs; cv library|cv-library; stepstone; xing!|xing se|new work se;
    jobs ie|irishjobs; seek!|seek limited|seek au|seek com; trade me jobs; infojobs; apec!; welcome to the jungle;
    hellowork; angellist|wellfound; otta!|otta com; hired com|hired inc; dice com|dice!; stack overflow jobs; we work
    remotely|weworkremotely; remoteok|remote ok; working nomads; flexjobs; robert half|roberthalf; randstad; adecco;
    manpower!|manpowergroup; michael page|page group; hays recruitment|hays specialist|hays!; kelly services; aerotek;
    tempo team; brook street; office angels; blue arrow; checkr; sterling check|sterling talent; goodhire; certn; zinc
    work; hireright; disclosure barring|dbs check|gov uk dbs; joblift; nationale vacaturebank; indeed nederland;
    hosco; culinary agents; poached jobs; caterer com; workopolis; jobillico; jobstreet; naukri`,
  payroll: `gusto!|gusto com|gusto fee|gusto payroll|gusto inc|gusto zen|zenpayroll; adp!|adp payroll|adp tax|adp fees|adp
    payroll fees|adp llc; paychex; paylocity; paycom; paycor; ceridian|dayforce; justworks; trinet; insperity;
    rippling!|rippling inc|rippling com; zenefits; onpay!|onpay inc|on pay; surepay payroll|surepayroll|sure payroll;
    square payroll; intuit payroll|quickbooks payroll|qb payroll|intuit pyrll; patriot software|patriot payroll;
    wagepoint; humi hr; payworks; nmbrs; loket nl; sd worx|sdworx; securex; partena; liantis; acerta; payfit; silae;
    moorepay; payescape; paycircle; employment hero|employmenthero; keypay; payhero; smartpayroll|smart payroll;
    ipayroll; crystal payroll; thankyou payroll; nest pension|nest pensions|nest!|nest corporation; the peoples
    pension|peoples pension|b ce|smart pension|now pensions|penfold; superchoice|super
    choice|australiansuper|hostplus|cbus; guideline 401k|guideline inc; human interest 401k|human interest!;
    betterment 401k; factorial payroll; papaya global; velocity global; multiplier eor; omnipresent!|omnipresent
    group; pilot co payroll; salary finance; bamboo payroll`,
  membership: `chamber of commerce|chamber commerce|us chamber; federation of small businesses|fsb!|fsb ltd; institute of
    directors|iod!; rotary club|rotary intl; lions club; bni!|bni global|bni membership; y combinator|startup school;
    entrepreneurs organization|eo global; vistage; hampton com; chief inc; aicpa; american bar
    association|aba!|american bar assoc; law society; american medical association; ieee; acm!|assoc for computing;
    bcs!|british computer society; rics!; riba!; aia!|aia national|american institute of arch; istructe|ice
    membership|imeche; ciob; cim!|chartered institute of market; ama!|american marketing assoc; prsa; national
    association of realtors|nar realtor|mls dues; american management assoc; priority pass|prioritypass; centurion
    lounge; loungebuddy; clear me|clearme|clear plus; global entry|tsa precheck|tsa pre|idemia tsa; costco
    membership|costco annual|costco mbr; sams membership; amex membership fee|american express membership; soho house
    membership; company of master|livery company; isba!; nfib; better business bureau|bbb!; wirtschaftsjunioren;
    bitkom; bvmw; ihk beitrag|ihk!; handwerkskammer; wko!; medef; vno ncw|mkb nederland; cci!|cci paris|cci france;
    foretagarna; nho!; ibec; small firms assoc; cpa australia; caanz|chartered accountants anz|chartered accountants;
    engineers australia; business nz; business council`,
});
