{const m=(()=>{try{return localStorage.getItem("estimation-and-learning:mode")}catch{}})(),d=document.documentElement;
if(m==="light"||m==="dark")d.dataset.mode=m;d.dataset.script=""}
