{const d=document,r=d.documentElement;let m;try{m=localStorage.getItem("estimation-and-learning:mode")}catch{}
if(m==="light"||m==="dark")r.dataset.mode=m;r.dataset.script="";
const t=performance.getEntriesByType("navigation")[0];if(!t||t.responseStart-t.requestStart<60)r.dataset.wait="";
const on=()=>r.dataset.fonts="",show=()=>delete r.dataset.wait,steps=["scroll","pointerdown","keydown"];setTimeout(show,100);
Promise.all(['"Book Math"','"Book Text"','italic 1em "Book Text"','bold 1em "Book Text"'].map(f=>d.fonts.load(f[0]=='"'?"1em "+f:f))).then(()=>{
if("wait"in r.dataset){on();show()}else for(const s of steps)addEventListener(s,on,{once:true,passive:true})},show)}
