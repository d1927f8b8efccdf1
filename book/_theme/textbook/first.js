{const d=document,r=d.documentElement,f=d.currentScript.dataset.font;let m;try{m=localStorage.getItem("estimation-and-learning:mode")}catch{}
if(m==="light"||m==="dark")r.dataset.mode=m;r.dataset.script="";
if(location.protocol!=="file:")d.head.append(Object.assign(d.createElement("link"),{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"",href:f}))}
