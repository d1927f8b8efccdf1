{const d=document,r=d.documentElement;let m;try{m=localStorage.getItem("estimation-and-learning:mode")}catch{}
if(m==="light"||m==="dark")r.dataset.mode=m;r.dataset.script="";
const on=()=>r.dataset.fonts="",steps=["scroll","pointerdown","keydown"];
Promise.all(['"Book Math"','"Book Text"','italic 1em "Book Text"','bold 1em "Book Text"'].map(f=>d.fonts.load(f[0]=='"'?"1em "+f:f))).then(()=>{
const p=performance.getEntriesByName("first-contentful-paint")[0];if(!p)on();else for(const s of steps)addEventListener(s,on,{once:true,passive:true})},()=>{})}
